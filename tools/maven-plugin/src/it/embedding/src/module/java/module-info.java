/** A named module that embeds a net: it requires the runtime, and need not know of the incubator module. */
module embed {
    requires netc.runtime;
}
