import type { Adapter, AdapterPayload } from "oidc-provider";

/** Where a provider of the tests keeps what it issued, until the test ends; oidc-provider's own one warns each time. */
export function memoryAdapter(): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  const findBy = async (name: "uid" | "userCode", value: string) =>
    [...kept.values()].find((payload) => payload[name] === value);
  return (kind) => ({
    upsert: async (id, payload) => void kept.set(`${kind} ${id}`, payload),
    find: async (id) => kept.get(`${kind} ${id}`),
    findByUid: (uid) => findBy("uid", uid),
    findByUserCode: (code) => findBy("userCode", code),
    consume: async (id) => {
      const payload = kept.get(`${kind} ${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    destroy: async (id) => void kept.delete(`${kind} ${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
