import { z } from "zod";
import { moment, text } from "@/lib/platform/input/moment";
import { clientKeyAlgorithms } from "@/lib/providers/client/client-key";
import type { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";

const keyView = z.object({
  kid: z.string(),
  createdAt: moment,
  algorithm: z.enum(clientKeyAlgorithms).describe("Signature algorithm (RFC 7518, section 3.1)."),
});

/** The keys of our client at a provider, as the API shows them; their private halves are given to nobody. */
export const clientKeysView = z
  .object({
    address: z.string().describe("URL that the provider reads the public keys from."),
    signing: keyView.nullable().describe("Null if the client authenticates with a secret."),
    next: keyView.nullable().describe("Published but not used yet."),
  })
  .meta({ id: "ClientKeys" });

type Keys = Awaited<ReturnType<typeof describeClientKeys>>;
const shown = (key: Keys["next"]) => key && { ...key, createdAt: text(key.createdAt) };

export const showClientKeys = (slug: string, { signing, next }: Keys): z.input<typeof clientKeysView> => ({
  address: clientKeysUrl(slug),
  signing: shown(signing),
  next: shown(next),
});
