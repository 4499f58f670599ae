import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import type { ConnectionSettings } from "@/app/(user)/home/connection-settings";
import { doorLabel, purposeOf } from "@/lib/platform/db/protocols";

interface ConnectionCardProps {
  address: string;
  /** What opens mail apps beside app passwords; null for people of an identity provider, unless it gives mail passwords. */
  otherPassword: "own" | "mail" | null;
  protocols: ConnectionSettings[];
}

const passwordWords = {
  own: "an app password, or your own password for mail only",
  mail: "an app password, or your mail password for mail only",
};

/** Everything that is typed into a mail app, each value that is typed with a copy button. */
export function ConnectionCard({ address, otherPassword, protocols }: ConnectionCardProps) {
  const password = otherPassword === null ? "an app password from this page" : passwordWords[otherPassword];
  return (
    <Card title="Set up a mail app" intro={`User name: your full address. Password: ${password}.`}>
      {protocols.length === 0 ? (
        <p className="text-sm text-muted">
          Your mailbox may not be used with mail apps. Use webmail instead.
        </p>
      ) : (
        <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <Settings title="Sign-in" settings={[{ label: "User name", value: address, typed: true }]} />
          </div>
          {protocols.map(({ protocol, settings }) => (
            <Settings
              key={protocol}
              title={doorLabel(protocol)}
              purpose={purposeOf(protocol)}
              settings={settings}
            />
          ))}
        </div>
      )}
    </Card>
  );
}

interface SettingsProps {
  title: string;
  purpose?: string;
  settings: ConnectionSettings["settings"];
}

function Settings({ title, purpose, settings }: SettingsProps) {
  return (
    <section aria-label={`${title} settings`} className="min-w-0">
      <h3 className="flex items-baseline gap-2 text-sm font-semibold">
        {title}
        {purpose ? <span className="font-normal text-muted">{purpose}</span> : null}
      </h3>
      <dl className="mt-1.5 divide-y divide-line border-y border-line text-sm">
        {settings.map(({ label, value, typed }) => (
          <div key={label} className="flex min-h-10 items-center gap-3 py-1">
            <dt className="w-24 shrink-0 text-muted">{label}</dt>
            <dd className="flex min-w-0 flex-1 items-center justify-between gap-2">
              <span className="min-w-0 font-medium wrap-anywhere">{value}</span>
              {typed ? <CopyButton value={value} name={`${title} ${label.toLowerCase()}`} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
