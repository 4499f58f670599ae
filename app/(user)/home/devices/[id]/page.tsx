import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { EditDevice } from "@/app/(user)/home/devices/[id]/edit-device";
import { getMailbox } from "@/lib/access/queries";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { signedIn } from "@/lib/faces/session/signed-in";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const editWords = words("user.devices.edit.page", { back: "Devices" });

interface DevicePageProps {
  params: Promise<{ id: string }>;
}

async function openDevice(params: DevicePageProps["params"]) {
  const { id } = await params;
  const { session, context } = await signedIn(`/home/devices/${id}`);
  const device = (await listAppPasswords(context.db, session.mailboxId)).find((one) => one.id === id);
  if (!device || session.impersonatedBy) notFound();
  return { device, session, context };
}

export async function generateMetadata({ params }: DevicePageProps): Promise<Metadata> {
  return { title: (await openDevice(params)).device.name };
}

/** Where a person changes the name and limits of a device. */
export default async function DevicePage({ params }: DevicePageProps) {
  const t = await getWords(editWords);
  const { device, session, context } = await openDevice(params);
  const { facts } = await getMailbox(context.db, session.mailboxId);
  const { id, name, version, protocols, allowedNetworks, expiresAt } = device;
  return (
    <>
      <PageTitle title={name} back={{ href: "/home/devices", label: t("back") }} />
      <EditDevice
        device={{
          id,
          name,
          version,
          protocols,
          networks: allowedNetworks.join(", "),
          expiresAt: expiresAt?.toISOString() ?? null,
        }}
        // What it has and the mailbox may not use any more can be taken from it.
        protocols={clientProtocols.filter((one) => facts[one] || protocols.includes(one))}
      />
    </>
  );
}
