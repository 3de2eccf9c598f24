package netc.runtime;

/** The demo at 512 bits. */
final class DemoKernels512 extends DemoVectorKernels {}
