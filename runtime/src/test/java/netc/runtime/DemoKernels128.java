package netc.runtime;

/** The demo at 128 bits. */
final class DemoKernels128 extends DemoVectorKernels {}
