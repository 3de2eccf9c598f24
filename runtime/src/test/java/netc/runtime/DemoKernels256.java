package netc.runtime;

/** The demo at 256 bits. */
final class DemoKernels256 extends DemoVectorKernels {}
