import { createHash } from "node:crypto";
import { cache } from "react";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { defaultSettings, type Settings } from "@/lib/platform/settings/groups";
import { currentSettings } from "@/lib/platform/settings/queries";

export interface Brand {
  name: string;
  /** Address of the logo; null: the product's own. */
  logoUrl: string | null;
  /** `#rrggbb`; null: the product's own. */
  colour: string | null;
}

/** A page about an outage must not wait for what its title is. */
const patienceMs = 1_000;

/** The installation's name, logo and colour; the product's own while the database does not answer. */
export const currentBrand = cache(async (): Promise<Brand> => {
  const settings = await Promise.race([
    readBranding(),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs).unref()),
  ]);
  const { name, logo, colour } = settings ?? defaultSettings("branding");
  return { name, logoUrl: logo ? logoAddress(logo.base64) : null, colour };
});

/** Browsers keep the logo for a while: another one has another address. */
const logoAddress = (base64: string): string =>
  `/brand/logo?version=${createHash("sha256").update(base64).digest("hex").slice(0, 8)}`;

async function readBranding(): Promise<Settings["branding"] | null> {
  try {
    return await currentSettings(contextFor({ kind: "system", job: "brand" }).db, "branding");
  } catch (error) {
    logger("brand").warn({ error }, "the branding cannot be read");
    return null;
  }
}
