/**
 * What the examples share: training and testing any net, written once against the runtime's interfaces.
 */
package netc.examples;
