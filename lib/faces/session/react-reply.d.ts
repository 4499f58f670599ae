/** The reader of what React sends to an action, in the copy that Next carries; it has no types of its own. */
declare module "next/dist/compiled/react-server-dom-turbopack/server.node.js" {
  export function decodeReply(body: string | FormData, serverManifest: object): PromiseLike<unknown>;
}
