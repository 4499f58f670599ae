import { z } from "zod";
import { customIssue } from "@/lib/platform/input/issue-text";
import { words } from "@/lib/words/text";

const networkWords = words("console.networks", {
  invalid: "“{typed}” isn't a network. Enter it as 192.0.2.0/24 or 2001:db8::/32.",
});

const cidr = z.union([z.cidrv4(), z.cidrv6()]);
const ipv4 = z.ipv4();
const ipv6 = z.ipv6();

function networkOf(text: string): string | null {
  if (cidr.safeParse(text).success) return text;
  if (ipv4.safeParse(text).success) return `${text}/32`;
  return ipv6.safeParse(text).success ? `${text}/128` : null;
}

/** What was typed as networks, with blanks, commas or line ends between them; a single address is a network of one. */
export const typedNetworks = z.string().transform((typed, check) => {
  const texts = typed.split(/[\s,;]+/).filter(Boolean);
  const wrong = texts.find((text) => networkOf(text) === null);
  if (wrong !== undefined)
    check.addIssue(customIssue(networkWords("invalid", { typed: wrong.slice(0, 50) })));
  return [...new Set(texts.map(networkOf).filter((network) => network !== null))];
});
