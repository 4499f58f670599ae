import { Plus, Settings2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { TextLink } from "@/app/_ui/text-link";
import { getWords, titled } from "@/app/_words/get-words";
import { appPasswordView } from "@/app/(user)/home/app-password-view";
import { DeviceList } from "@/app/(user)/home/devices/device-list";
import { getMailbox } from "@/lib/access/queries";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { signedIn } from "@/lib/faces/session/signed-in";
import { enabledProtocols } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const devicesWords = words("user.devices", {
  title: "Devices",
  list: "Your devices",
  intro: "Each has a password of its own that works only for what you see here.",
  onlyAdministrators: "Only an administrator can add new ones, but you can remove them.",
  add: "Add a device",
  settings: "Values for mail apps",
});

export const generateMetadata = titled(devicesWords("title"));

/** A person's devices, and the way to add one. */
export default async function DevicesPage() {
  const t = await getWords(devicesWords);
  const { session, context } = await signedIn("/home/devices");
  const { mailboxId, impersonatedBy } = session;
  const { facts, mayCreateAppPasswords } = await getMailbox(context.db, mailboxId);
  const now = new Date();
  const devices = (await listAppPasswords(context.db, mailboxId)).map((one) => appPasswordView(one, now));
  const mayAdd = !impersonatedBy && mayCreateAppPasswords && enabledProtocols(facts).length > 0;
  return (
    <>
      <PageTitle
        title={t("title")}
        action={
          mayAdd ? (
            <Button asChild look="primary" size="large" className="w-full sm:w-auto">
              <Link href="/home/devices/new">
                <Plus aria-hidden="true" />
                {t("add")}
              </Link>
            </Button>
          ) : null
        }
      />
      <Card title={t("list")} intro={t(mayCreateAppPasswords ? "intro" : "onlyAdministrators")}>
        <DeviceList devices={devices} mayAdd={mayAdd} mayEdit={!impersonatedBy} />
      </Card>
      <p className="flex items-center gap-2 text-sm">
        <Settings2 aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <TextLink href="/home/devices/settings">{t("settings")}</TextLink>
      </p>
    </>
  );
}
