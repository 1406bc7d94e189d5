import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Prefix of the IPv6 network that a provider assigns to one customer, who is free to change the other bits. */
const networkBits = 64;

/**
 * Address of the client in the form by which attempts and requests are counted: an IPv4 address in any notation, or the
 * network of an IPv6 address. If a trusted proxy forwards something that is not an address, its own address counts, so
 * that no client can choose the key under which it is counted.
 */
export function addressOf(request: FastifyRequest): string {
  return networkOf(request.ip) ?? networkOf(request.socket.remoteAddress ?? '') ?? 'unknown';
}

function networkOf(text: string): string | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone(address.toString())}/${networkBits}`)}/${networkBits}`;
}

/** Link-local addresses can include the zone of the interface where they were seen. */
function withoutZone(address: string): string {
  return address.split('%', 1)[0] ?? address;
}
