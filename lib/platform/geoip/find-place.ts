import { z } from "zod";
import { env } from "@/lib/platform/env";
import { openGeoip } from "@/lib/platform/geoip/geoip-file";
import { shortText } from "@/lib/platform/input/short-text";
import { logger } from "@/lib/platform/log";

/** Where an address is said to be. */
interface Place {
  /** By its name in English and other languages; null where only the country is known. */
  cityNames: Readonly<Record<string, string>> | null;
  /** ISO 3166-1 alpha-2, in capitals. */
  country: string | null;
}

/** As much of a record of the GeoIP2 City and Country databases as is shown; what else a file may hold is skipped. */
const record = z.object({
  city: z
    .object({
      names: z.record(
        z.string(),
        z.string().transform((name) => shortText(name, 100)),
      ),
    })
    .nullish()
    .catch(null),
  country: z
    .object({ iso_code: z.string().regex(/^[A-Z]{2}$/) })
    .nullish()
    .catch(null),
});

/**
 * Where a canonical address is, by the administrator's GeoIP file. Null: there is no such file, it does not know, or it is
 * damaged, which the overview's health says (`checkGeoip`). Never throws.
 */
export async function findPlace(ip: string): Promise<Place | null> {
  const path = env().LETTERLOCK_GEOIP_FILE;
  if (path === undefined) return null;
  try {
    const found = record.safeParse((await openGeoip(path)).get(ip));
    if (!found.success) return null;
    const place = {
      cityNames: found.data.city?.names ?? null,
      country: found.data.country?.iso_code ?? null,
    };
    return place.cityNames || place.country ? place : null;
  } catch (error) {
    logger("geoip").debug({ error }, "the GeoIP file could not be asked");
    return null;
  }
}
