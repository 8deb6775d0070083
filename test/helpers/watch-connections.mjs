// Loaded into the host's process with --import: writes every connection that would leave this machine into a file.
import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';

const file = process.env.TRELLIS_CONNECTIONS;
const isLocal = (host) => host === undefined || host === 'localhost' || host === '::1' || /^127\./.test(host);
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function watched(...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === 'object' && first !== null ? (first.path ? undefined : first.host) : typeof args[1] === 'string' ? args[1] : undefined;
  if (file && !isLocal(host)) appendFileSync(file, `connect ${host}\n`);
  return connect.apply(this, args);
};
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (file && !isLocal(host)) appendFileSync(file, `lookup ${host}\n`);
  return lookup(host, ...rest);
};
