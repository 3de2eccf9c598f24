package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/**
 * A register or a mask that a kernel class keeps in a constant, if one of its methods uses it.
 *
 * @param rank where it stands among those of its class
 */
record VectorConstant(int rank, String name, TypeName type, CodeBlock value) {
    private static final ClassName SPECIES = ClassName.get("jdk.incubator.vector", "VectorSpecies");
    private static final ClassName MASK = ClassName.get("jdk.incubator.vector", "VectorMask");

    static final VectorConstant ZERO = register(1, "ZERO", "$T.zero(S)");
    static final VectorConstant ONE = register(2, "ONE", "$T.broadcast(S, 1f)");
    /** 0, 1, 2, … */
    static final VectorConstant IOTA = register(3, "IOTA", "$T.zero(S).addIndex(1)");

    /** The species of a register width, which the others are made of: {@code S}. */
    static VectorConstant species(int bits) {
        return new VectorConstant(0, "S", of(SPECIES), CodeBlock.of("$T.SPECIES_$L", LaneCode.FLOAT_VECTOR, bits));
    }

    /** The mask of the first lanes. */
    static VectorConstant first(int lanes) {
        return new VectorConstant(3 + lanes, "FIRST_" + lanes, of(MASK), CodeBlock.of("S.indexInRange(0, $L)", lanes));
    }

    private static VectorConstant register(int rank, String name, String value) {
        return new VectorConstant(rank, name, LaneCode.FLOAT_VECTOR, CodeBlock.of(value, LaneCode.FLOAT_VECTOR));
    }

    private static TypeName of(ClassName type) {
        return ParameterizedTypeName.get(type, TypeName.FLOAT.box());
    }

    FieldSpec field() {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }
}
