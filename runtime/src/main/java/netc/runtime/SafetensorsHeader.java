package netc.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.runtime.HeaderJson.SyntaxException;

/**
 * The header of a safetensors file: which tensors lie where.
 *
 * <p>The format: eight bytes, little endian, with the header's length; the header, a JSON object padded with spaces so that
 * the data begin at a multiple of eight; the data, without gaps. Of its element types only F32 is used here.
 *
 * @param metadata the map under {@code __metadata__}, empty if absent
 * @param tensors in the order of their data
 */
record SafetensorsHeader(Map<String, String> metadata, List<Tensor> tensors) {
    static final int LENGTH_BYTES = Long.BYTES;

    /** More than a million tensors would need; the format itself allows 100 MB. */
    static final int MAX_LENGTH = 1 << 24;

    /** More than any array of floats holds. */
    private static final long MAX_BYTES = 1L << 40;

    private static final String METADATA = "__metadata__";
    private static final String DTYPE = "F32";

    /** A tensor: its name, shape, and the range of its bytes within the data. */
    record Tensor(String name, List<Integer> shape, long begin, long end) implements Comparable<Tensor> {
        Tensor {
            shape = List.copyOf(shape);
        }

        /** In the order of their data. */
        @Override
        public int compareTo(Tensor other) {
            return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
        }
    }

    long dataLength() {
        return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
    }

    /** The header's bytes, padded; the length in front is not part of them. */
    byte[] print() {
        List<String> entries = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        metadata.forEach((key, value) -> pairs.add(quote(key) + ":" + quote(value)));
        if (!pairs.isEmpty()) {
            entries.add(quote(METADATA) + ":{" + String.join(",", pairs) + "}");
        }
        for (Tensor tensor : tensors) {
            entries.add(quote(tensor.name) + ":{\"dtype\":\"" + DTYPE + "\",\"shape\":"
                    + tensor.shape.toString().replace(" ", "") + ",\"data_offsets\":[" + tensor.begin + ","
                    + tensor.end + "]}");
        }
        byte[] json = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[(json.length + 7) / 8 * 8];
        java.util.Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    static SafetensorsHeader parse(String text) throws SyntaxException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Tensor> tensors = new ArrayList<>();
        for (Map.Entry<String, Object> entry : HeaderJson.read(text).entrySet()) {
            Map<?, ?> object = cast(Map.class, entry.getValue(), entry.getKey());
            if (entry.getKey().equals(METADATA)) {
                for (Map.Entry<?, ?> pair : object.entrySet()) {
                    metadata.put((String) pair.getKey(), cast(String.class, pair.getValue(), METADATA));
                }
            } else {
                tensors.add(tensor(entry.getKey(), object));
            }
        }
        Collections.sort(tensors);
        long end = 0;
        for (Tensor tensor : tensors) {
            if (tensor.begin != end) {
                throw new SyntaxException(
                        tensor.name + " beginning at byte " + tensor.begin + " of the data, not " + end);
            }
            end = tensor.end;
        }
        return new SafetensorsHeader(metadata, tensors);
    }

    private static Tensor tensor(String name, Map<?, ?> object) throws SyntaxException {
        if (!object.keySet().equals(java.util.Set.of("dtype", "shape", "data_offsets"))) {
            throw new SyntaxException(name + " with " + object.keySet());
        }
        if (!DTYPE.equals(object.get("dtype"))) {
            throw new SyntaxException(name + " of type " + object.get("dtype"));
        }
        List<Integer> shape = new ArrayList<>();
        long bytes = Float.BYTES;
        for (Object extent : cast(List.class, object.get("shape"), name)) {
            long number = cast(Long.class, extent, name);
            if (number > Integer.MAX_VALUE || (bytes > 0 && number > MAX_BYTES / bytes)) {
                throw new SyntaxException(name + " of shape " + object.get("shape"));
            }
            bytes *= number;
            shape.add((int) number);
        }
        List<?> offsets = cast(List.class, object.get("data_offsets"), name);
        if (offsets.size() != 2) {
            throw new SyntaxException(name + " with data_offsets " + offsets);
        }
        long begin = cast(Long.class, offsets.get(0), name);
        long end = cast(Long.class, offsets.get(1), name);
        if (end - begin != bytes) {
            throw new SyntaxException(name + " of shape " + shape + " with data_offsets " + offsets);
        }
        return new Tensor(name, shape, begin, end);
    }

    private static <T> T cast(Class<T> type, Object value, String name) throws SyntaxException {
        if (!type.isInstance(value)) {
            throw new SyntaxException(name + " with " + value);
        }
        return type.cast(value);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
