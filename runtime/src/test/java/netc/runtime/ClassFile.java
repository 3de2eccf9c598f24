package netc.runtime;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** As much of a class file as the tests need: methods, their descriptors and the size of their code. */
public record ClassFile(String name, boolean isPublic, List<Member> methods, List<Member> fields) {
    private static final int ACC_PUBLIC = 1;
    private static final int ACC_PROTECTED = 4;

    /** A method or field; {@code codeLength} is 0 where there is no code. */
    public record Member(String name, String descriptor, int access, int codeLength) {
        public boolean isVisible() {
            return (access & (ACC_PUBLIC | ACC_PROTECTED)) != 0;
        }
    }

    public static ClassFile read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(stream.readAllBytes()));
        in.skipNBytes(8);
        String[] utf8 = new String[in.readUnsignedShort()];
        int[] classes = new int[utf8.length];
        for (int i = 1; i < utf8.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> utf8[i] = in.readUTF();
                case 7 -> classes[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> throw new IOException("constant pool tag " + tag);
            }
        }
        int access = in.readUnsignedShort();
        String name = utf8[classes[in.readUnsignedShort()]];
        in.skipNBytes(2);
        in.skipNBytes(2L * in.readUnsignedShort());
        List<Member> fields = members(in, utf8);
        List<Member> methods = members(in, utf8);
        return new ClassFile(name, (access & ACC_PUBLIC) != 0, methods, fields);
    }

    private static List<Member> members(DataInputStream in, String[] utf8) throws IOException {
        List<Member> members = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            int access = in.readUnsignedShort();
            String name = utf8[in.readUnsignedShort()];
            String descriptor = utf8[in.readUnsignedShort()];
            int codeLength = 0;
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String attribute = utf8[in.readUnsignedShort()];
                byte[] content = new byte[in.readInt()];
                in.readFully(content);
                if (attribute.equals("Code")) {
                    DataInputStream code = new DataInputStream(new ByteArrayInputStream(content));
                    code.skipNBytes(4);
                    codeLength = code.readInt();
                }
            }
            members.add(new Member(name, descriptor, access, codeLength));
        }
        return members;
    }
}
