import { randomInt } from "node:crypto";

/*
 * The request that a page or an action sees in a test: tests find this under the names `next/headers` and `next/cache`
 * (vitest.config.ts). What Next throws (redirect, notFound) is Next's own.
 */

let jar = new Map<string, string>();
let incoming = new Headers();

/** Sets the request: the cookies it brings; its address is another one each time, so that no limit of guessing adds up. */
export function arriveWith(cookies: Record<string, string>): void {
  jar = new Map(Object.entries(cookies));
  incoming = new Headers({
    "x-forwarded-for": `198.51.${randomInt(256)}.${randomInt(256)}`,
    "user-agent": "test",
    host: "localhost:8443",
  });
}

const cookieJar = {
  get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
  has: (name: string) => jar.has(name),
  getAll: () => [...jar].map(([name, value]) => ({ name, value })),
  set: (name: string, value: string) => void jar.set(name, value),
  delete: (name: string) => void jar.delete(name),
};

export const cookies = async () => cookieJar;
export const headers = async () => incoming;
export const revalidatePath = () => undefined;
