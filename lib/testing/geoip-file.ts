import ipaddr from "ipaddr.js";

/*
 * Writes databases in MaxMind's format (MaxMind DB file format 2.0, https://maxmind.github.io/MaxMind-DB/), as small as
 * a test needs them.
 */

type Data = string | number | { [key: string]: Data };

const types = { string: 2, uint32: 6, map: 7 } as const;

function control(type: keyof typeof types, size: number): Buffer {
  const kind = types[type] << 5;
  if (size < 29) return Buffer.from([kind | size]);
  if (size < 285) return Buffer.from([kind | 29, size - 29]);
  return Buffer.from([kind | 30, (size - 285) >> 8, (size - 285) & 0xff]);
}

function encode(data: Data): Buffer {
  if (typeof data === "string") {
    const content = Buffer.from(data);
    return Buffer.concat([control("string", content.length), content]);
  }
  if (typeof data === "number") {
    const content = Buffer.alloc(4);
    content.writeUInt32BE(data);
    return Buffer.concat([control("uint32", 4), content]);
  }
  const entries = Object.entries(data);
  const parts = entries.flatMap(([key, value]) => [encode(key), encode(value)]);
  return Buffer.concat([control("map", entries.length), ...parts]);
}

/** The bits of a network in a tree of IPv6, in which IPv4 is the first 2^32 addresses. */
function bitsOf(cidr: string): number[] {
  const [address, length] = ipaddr.parseCIDR(cidr);
  const bytes = address.toByteArray();
  const all = [...Array<number>(16 - bytes.length).fill(0), ...bytes];
  const prefix = length + (16 - bytes.length) * 8;
  return Array.from({ length: prefix }, (_, bit) => ((all[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
}

type Slot = { node: number } | { offset: number } | null;

/** Builds the tree; each network leads to the offset of its record. */
function treeOf(networks: readonly { cidr: string; offset: number }[]): [Slot, Slot][] {
  const nodes: [Slot, Slot][] = [[null, null]];
  for (const { cidr, offset } of networks) {
    const bits = bitsOf(cidr);
    const last = bits.pop();
    let at = nodes[0] as [Slot, Slot];
    for (const bit of bits) {
      const next = at[bit as 0 | 1];
      if (next && "node" in next) at = nodes[next.node] as [Slot, Slot];
      else {
        const made: [Slot, Slot] = [null, null];
        at[bit as 0 | 1] = { node: nodes.push(made) - 1 };
        at = made;
      }
    }
    at[last as 0 | 1] = { offset };
  }
  return nodes;
}

/** A database with a record for each network. */
export function geoipFile(records: Readonly<Record<string, Data>>, type = "Test-City"): Buffer {
  const contents = Object.entries(records).map(([cidr, data]) => ({ cidr, content: encode(data) }));
  let end = 0;
  const networks = contents.map(({ cidr, content }) => {
    const offset = end;
    end += content.length;
    return { cidr, offset };
  });
  const nodes = treeOf(networks);
  const tree = Buffer.alloc(nodes.length * 6);
  const pointerTo = (slot: Slot) =>
    slot === null ? nodes.length : "node" in slot ? slot.node : nodes.length + 16 + slot.offset;
  nodes.forEach(([left, right], index) => {
    tree.writeUIntBE(pointerTo(left), index * 6, 3);
    tree.writeUIntBE(pointerTo(right), index * 6 + 3, 3);
  });
  const metadata = {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: type,
    description: { en: "Made for a test" },
    ip_version: 6,
    node_count: nodes.length,
    record_size: 24,
  };
  return Buffer.concat([
    tree,
    Buffer.alloc(16),
    ...contents.map(({ content }) => content),
    Buffer.from("\xab\xcd\xefMaxMind.com", "latin1"),
    encode(metadata),
  ]);
}

/** A record as those of the GeoIP2 City database. */
export const cityRecord = (names: Record<string, string>, country: string): Data => ({
  city: { names },
  country: { iso_code: country },
});
