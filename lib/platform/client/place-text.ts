import ipaddr from "ipaddr.js";
import { findPlace, type Place } from "@/lib/platform/geoip/find-place";
import { canonicalIp } from "@/lib/platform/networks";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const placeWords = words("client.place", {
  city: "{city}, {country}",
  network: "from {network}",
  local: "from a local network",
  server: "from this server",
  unknown: "from an unknown address",
});

/** What is said of a network: an owner's block of IPv4 or IPv6 addresses is seldom smaller. */
const prefixes = { ipv4: 24, ipv6: 48 } as const;

/** Ranges of IANA's registries that are nobody's place on the internet. */
const localRanges: ReadonlySet<string> = new Set(["private", "uniqueLocal", "linkLocal", "carrierGradeNat"]);

/** Where an address is, in words and in a language: a city or country where the GeoIP file knows it, else its network. */
export async function placeText(ip: string | null, locale: string): Promise<Text> {
  const address = ip === null ? null : canonicalIp(ip);
  if (address === null) return placeWords("unknown");
  const place = await findPlace(address);
  return (place && namedPlace(place, locale)) ?? networkText(address);
}

function namedPlace({ cityNames, country }: Place, locale: string): Text | null {
  const city = cityNames?.[locale] ?? cityNames?.en ?? null;
  const land = country && (new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country);
  if (city && land) return placeWords("city", { city, country: land });
  const one = city ?? land;
  return one ? verbatim(one) : null;
}

function networkText(ip: string): Text {
  const address = ipaddr.parse(ip);
  const range = address.range();
  if (range === "loopback") return placeWords("server");
  if (localRanges.has(range)) return placeWords("local");
  const cidr = `${ip}/${prefixes[address.kind()]}`;
  const network =
    address.kind() === "ipv4"
      ? ipaddr.IPv4.networkAddressFromCIDR(cidr)
      : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return placeWords("network", { network: `${network}/${prefixes[address.kind()]}` });
}
