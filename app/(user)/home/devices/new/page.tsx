import { notFound } from "next/navigation";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { AddDevice } from "@/app/(user)/home/devices/new/add-device";
import { getMailbox } from "@/lib/access/queries";
import { connectionSettings } from "@/lib/accounts/device/connection-settings";
import { offeredKinds } from "@/lib/accounts/device/kinds";
import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import { signedIn } from "@/lib/faces/session/signed-in";
import { enabledProtocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const newWords = words("user.devices.new", { title: "Add a device", back: "Devices" });

export const generateMetadata = titled(newWords("title"));

/** Where a person adds a device: what it is, and then what it takes. */
export default async function NewDevicePage() {
  const t = await getWords(newWords);
  const { session, context } = await signedIn("/home/devices/new");
  const { address, mailboxId, impersonatedBy } = session;
  const { facts, mayCreateAppPasswords } = await getMailbox(context.db, mailboxId);
  const allowed = enabledProtocols(facts);
  if (impersonatedBy || !mayCreateAppPasswords || allowed.length === 0) notFound();
  return (
    <>
      <PageTitle title={t("title")} back={{ href: "/home/devices", label: t("back") }} />
      <AddDevice
        address={address}
        kinds={offeredKinds(allowed)}
        connections={connectionSettings(facts, serverAddresses(), address)}
      />
    </>
  );
}
