import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pipeline } from "node:stream";

/** On this machine, and in another /24 than what everything else comes from. */
const elsewhere = "127.9.0.1";
export const elsewhereNetwork = "127.9.0.0/24";

/** A proxy through which a browser comes from another network: it carries bytes (CONNECT), TLS stays the browser's. */
export async function withOtherNetwork(work: (proxy: { server: string }) => Promise<void>): Promise<void> {
  const proxy = createServer().on("connect", ({ url = "" }, client, head) => {
    const { port } = new URL(`https://${url}`);
    const server = connect({ host: "127.0.0.1", port: Number(port), localAddress: elsewhere }, () => {
      client.write("HTTP/1.1 200 Connected\r\n\r\n");
      server.write(head);
    });
    pipeline(client, server, client, () => undefined);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  try {
    await work({ server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
  } finally {
    proxy.close();
    proxy.closeAllConnections();
  }
}
