import { CopyButton } from "@/app/_ui/copy-button";
import { useSay, useWords } from "@/app/_words/use-words";
import { doorLabel, purposeOf } from "@/lib/access/door-texts";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import { words } from "@/lib/words/text";

const valueWords = words("user.connection.values", {
  signIn: "Sign-in",
  settings: "{service} settings",
  username: "Username",
  server: "Server",
  port: "Port",
  encryption: "Encryption",
  address: "Address",
  copied:
    "{service} {setting, select, username {username} server {server} port {port} encryption {encryption} other {address}}",
});

interface ConnectionValuesProps {
  address: string;
  protocols: ConnectionSettings[];
}

/** Everything that is typed into a mail app besides the password, each value that is typed with a copy button. */
export function ConnectionValues({ address, protocols }: ConnectionValuesProps) {
  const t = useWords(valueWords);
  const say = useSay();
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-6 sm:grid-cols-2">
      <div className="min-w-0 sm:col-span-2">
        <Settings title={t("signIn")} settings={[{ name: "username", value: address, typed: true }]} />
      </div>
      {protocols.map(({ protocol, settings }) => (
        <Settings
          key={protocol}
          title={say(doorLabel(protocol))}
          purpose={say(purposeOf(protocol))}
          settings={settings}
        />
      ))}
    </div>
  );
}

interface SettingsProps {
  title: string;
  purpose?: string;
  settings: ConnectionSettings["settings"];
}

function Settings({ title, purpose, settings }: SettingsProps) {
  const t = useWords(valueWords);
  return (
    <section aria-label={t("settings", { service: title })} className="min-w-0">
      <h3 className="flex items-baseline gap-2 text-sm font-semibold">
        {title}
        {purpose ? <span className="font-normal text-muted">{purpose}</span> : null}
      </h3>
      <dl className="mt-1.5 divide-y divide-line border-y border-line text-sm">
        {settings.map(({ name, value, typed }) => (
          <div key={name} className="flex min-h-10 items-center gap-3 py-1">
            <dt className="w-30 shrink-0 text-muted">{t(name)}</dt>
            <dd className="flex min-w-0 flex-1 items-center justify-between gap-2">
              <span className="min-w-0 font-medium wrap-anywhere">{value}</span>
              {typed ? (
                <CopyButton value={value} name={t("copied", { service: title, setting: name })} />
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
