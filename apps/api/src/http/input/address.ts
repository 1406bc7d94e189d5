import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that a provider gives to one customer, who is free to change the others. */
const networkBits = 64;

/**
 * Where a request comes from, in the form by which tries and requests are counted: an IPv4 address in any spelling, or
 * the network of an IPv6 address. What a trusted proxy forwards as an address and is none counts as the proxy's own, so
 * that no client chooses under which word it is counted.
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

/** Link-local addresses can name the interface they were met at. */
function withoutZone(address: string): string {
  return address.split('%', 1)[0] ?? address;
}
