import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { ConnectionValues } from "@/app/(user)/home/connection-values";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import { words } from "@/lib/words/text";

const connectionWords = words("user.connection", {
  title: "Set up a mail app",
  app: "Username: your full address. Password: an app password, which you get when you add a device.",
  own: "Username: your full address. Password: an app password, or your own password for mail only.",
  mail: "Username: your full address. Password: an app password, or your mail password for mail only.",
  directory:
    "Username: your full address. Password: an app password, or your organization's password for mail only.",
  none: "Your mailbox cannot be used with mail apps. Use webmail instead.",
});

interface ConnectionCardProps {
  address: string;
  /** What opens mail apps beside app passwords; null for people of an identity provider, unless it gives mail passwords or checks passwords itself. */
  otherPassword: "own" | "mail" | "directory" | null;
  protocols: ConnectionSettings[];
}

/** Everything that is typed into a mail app. */
export function ConnectionCard({ address, otherPassword, protocols }: ConnectionCardProps) {
  const t = useWords(connectionWords);
  return (
    <Card title={t("title")} intro={t(otherPassword ?? "app")}>
      {protocols.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <ConnectionValues address={address} protocols={protocols} />
      )}
    </Card>
  );
}
