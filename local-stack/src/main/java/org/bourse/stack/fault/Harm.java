package org.bourse.stack.fault;

/** What happens to wires: by the proxy, or by the kernel. */
public sealed interface Harm permits WireFault, PacketLoss {}
