import { z } from "zod";
import type { describeClientKeys } from "@/lib/identity-provider/client/queries";
import { clientKeysUrl } from "@/lib/identity-provider/public-urls";
import { moment, text } from "@/lib/rest/views/moment";

const keyView = z.object({ kid: z.string(), createdAt: moment });

/** The keys of our client at a provider, as the API shows them; their private halves are given to nobody. */
export const clientKeysView = z
  .object({
    address: z.string().describe("Where the provider reads the public keys."),
    signing: keyView.nullable().describe("Null: our client proves itself by a secret."),
    next: keyView.nullable().describe("Published, and not used yet."),
  })
  .meta({ id: "ClientKeys" });

type Keys = Awaited<ReturnType<typeof describeClientKeys>>;
const shown = (key: Keys["next"]) => key && { kid: key.kid, createdAt: text(key.createdAt) };

export const showClientKeys = (slug: string, { signing, next }: Keys): z.input<typeof clientKeysView> => ({
  address: clientKeysUrl(slug),
  signing: shown(signing),
  next: shown(next),
});
