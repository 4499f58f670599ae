import { z } from "zod";
import { typedNetworks } from "@/app/(console)/typed-networks";
import { expiryValues } from "@/app/(user)/home/expiry-choices";
import { deviceKinds } from "@/lib/accounts/device/kinds";
import { appPasswordInput } from "@/lib/credentials/app-password/create-app-password";
import { clientProtocols } from "@/lib/platform/db/protocols";

const { name, protocols } = appPasswordInput.shape;
const networks = typedNetworks.pipe(z.array(z.string()).max(20));

const limits = { networks, expiry: z.enum(expiryValues) };

/** What the page for a new device sends; without a name it is called by its kind. */
const newDevice = z.discriminatedUnion("kind", [
  z.object({ ...limits, kind: z.literal("other"), name: name.or(z.literal("")), protocols }),
  z.object({
    ...limits,
    kind: z.enum(deviceKinds).exclude(["other"]),
    name: name.or(z.literal("")),
    protocols: z.array(z.enum(clientProtocols)).length(0),
  }),
]);

/** What the page of a device sends; `keep` leaves the end as it is. */
const changedDevice = z.object({
  name,
  protocols,
  networks,
  expiry: z.enum([...expiryValues, "keep"]),
  version: z.coerce.number().int(),
});

/** What was typed and chosen, as text. */
const typed = (form: FormData) => ({
  kind: form.get("kind"),
  name: String(form.get("name") ?? ""),
  protocols: form.getAll("protocols"),
  networks: String(form.get("networks") ?? ""),
  expiry: form.get("expiry") ?? "never",
  version: form.get("version"),
});

export const readNewDevice = (form: FormData) => newDevice.safeParse(typed(form));
export const readChangedDevice = (form: FormData) => changedDevice.safeParse(typed(form));

/** The same for showing the form again. */
export const typedDevice = (form: FormData): Record<string, string> => {
  const { name: typedName, networks: typedNetworksText, expiry } = typed(form);
  return {
    kind: String(form.get("kind") ?? ""),
    name: typedName,
    protocols: form.getAll("protocols").join(","),
    networks: typedNetworksText,
    expiry: String(expiry),
  };
};
