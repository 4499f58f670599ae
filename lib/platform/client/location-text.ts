import ipaddr from "ipaddr.js";
import { findPlace } from "@/lib/platform/geoip/find-place";
import { blockOf, canonicalIp } from "@/lib/platform/networks";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const placeWords = words("client.place", {
  city: "{city}, {country}",
  named: "{place} ({ip})",
  exact: "from {ip}",
  network: "from {network}",
  local: "from a local network",
  server: "from this server",
  unknown: "from an unknown address",
});

/** Ranges of IANA's registries that are nobody's place on the internet. */
const localRanges: ReadonlySet<string> = new Set(["private", "uniqueLocal", "linkLocal", "carrierGradeNat"]);

/** Where an address is, in words and in a language: a city or country where the GeoIP file knows it, else its network. */
export async function locationText(ip: string | null, locale: string): Promise<Text> {
  const address = ip === null ? null : canonicalIp(ip);
  if (address === null) return placeWords("unknown");
  return (
    (await namedPlace(address, locale)) ??
    apartText(address) ??
    placeWords("network", { network: blockOf(address) })
  );
}

/** As `locationText`, with the address itself: for lists in which it is not said otherwise. */
export async function exactLocationText(ip: string | null, locale: string): Promise<Text> {
  const address = ip === null ? null : canonicalIp(ip);
  if (address === null) return placeWords("unknown");
  const place = (await namedPlace(address, locale)) ?? apartText(address);
  return place ? placeWords("named", { place, ip: address }) : placeWords("exact", { ip: address });
}

async function namedPlace(ip: string, locale: string): Promise<Text | null> {
  const place = await findPlace(ip);
  if (!place) return null;
  const { cityNames, country } = place;
  const city = cityNames?.[locale] ?? cityNames?.en ?? null;
  const land = country && (new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country);
  if (city && land) return placeWords("city", { city, country: land });
  const one = city ?? land;
  return one ? verbatim(one) : null;
}

/** Of an address that is nowhere on the internet. */
function apartText(ip: string): Text | null {
  const range = ipaddr.parse(ip).range();
  if (range === "loopback") return placeWords("server");
  return localRanges.has(range) ? placeWords("local") : null;
}
