"use client";

import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { ValueToCopy } from "@/app/_ui/value-to-copy";
import { useSay, useWords } from "@/app/_words/use-words";
import type { NewAppPassword } from "@/app/(console)/[role]/mailboxes/[address]/app-password-forms";
import { doorLabel } from "@/lib/access/door-texts";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import { words } from "@/lib/words/text";

const madeWords = words("user.appPasswords.made", {
  copyNow: "Copy it now",
  shownOnce: "You won't be able to see it again. If you lose it, revoke it and create a new one.",
  label: "App password",
  name: "app password",
  enter: "Enter in {name}",
  username: "Username",
  done: "I have copied it",
});

interface NewAppPasswordViewProps {
  made: NewAppPassword;
  address: string;
  connections: ConnectionSettings[];
  onDone: () => void;
}

/** The new app password, shown this once, with what to enter beside it. */
export function NewAppPasswordView({ made, address, connections, onDone }: NewAppPasswordViewProps) {
  const t = useWords(madeWords);
  const say = useSay();
  const usable = connections.filter(({ protocol }) => made.protocols.includes(protocol));
  return (
    <div className="grid gap-5">
      <Alert tone="warning" title={t("copyNow")}>
        <p>{t("shownOnce")}</p>
      </Alert>
      <ValueToCopy
        value={made.password}
        label={t("label")}
        name={t("name")}
        className="font-mono sm:text-lg"
      />
      <div className="grid gap-2 text-sm">
        <h3 className="font-semibold">{t("enter", { name: made.name })}</h3>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          <dt className="text-muted">{t("username")}</dt>
          <dd className="font-medium wrap-anywhere">{address}</dd>
          {usable.map(({ protocol, settings }) => (
            <Hint
              key={protocol}
              name={say(doorLabel(protocol))}
              values={settings.map(({ value }) => value)}
            />
          ))}
        </dl>
      </div>
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}

function Hint({ name, values }: { name: string; values: string[] }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere">{values.join(" · ")}</dd>
    </>
  );
}
