import { expect, it } from "vitest";
import { typedNetworks } from "@/app/(console)/typed-networks";

it("takes networks and single addresses, one per line or with commas, each once", () => {
  expect(
    typedNetworks.parse("192.0.2.0/24, 198.51.100.7\n2001:db8::/32\n\n2001:db8::1 192.0.2.0/24"),
  ).toEqual(["192.0.2.0/24", "198.51.100.7/32", "2001:db8::/32", "2001:db8::1/128"]);
  expect(typedNetworks.parse("  \n")).toEqual([]);
});

it.each(["home", "192.0.2.0/33", "192.0.2", "2001:db8::/129"])("refuses %s by name", (text) => {
  expect(typedNetworks.safeParse(`10.0.0.0/8\n${text}`).error?.issues[0]?.message).toContain(`“${text}”`);
});
