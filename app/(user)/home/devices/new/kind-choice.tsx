import {
  CalendarDays,
  Laptop,
  type LucideIcon,
  Mail,
  MailPlus,
  Plus,
  Printer,
  Smartphone,
  TabletSmartphone,
} from "lucide-react";
import { Card } from "@/app/_ui/card";
import { Folded } from "@/app/_ui/folded";
import { useWords } from "@/app/_words/use-words";
import { kindWords } from "@/app/(user)/home/devices/kind-words";
import { LimitFields } from "@/app/(user)/home/devices/limit-fields";
import type { FormState } from "@/app/form-state";
import type { DeviceKind } from "@/lib/accounts/device/kinds";
import { words } from "@/lib/words/text";

const choiceWords = words("user.devices.choice", {
  title: "What do you want to set up?",
  intro:
    "It gets a password of its own that works only for what it needs, so you can remove each device without changing anything on the others.",
  iphone: "Mail, calendars and contacts in one step",
  mac: "Mail, calendars and contacts in one step",
  android: "Mail, calendars and contacts",
  outlook: "On Windows, Mac or a phone",
  thunderbird: "On a computer",
  printer: "Sends scans by email, reads nothing",
  calendar: "For calendar apps and address books",
  other: "Choose yourself what it can do",
  limits: "Name and limits",
  adding: "Adding…",
});

const icons: Record<DeviceKind, LucideIcon> = {
  iphone: TabletSmartphone,
  mac: Laptop,
  android: Smartphone,
  outlook: Mail,
  thunderbird: MailPlus,
  printer: Printer,
  calendar: CalendarDays,
  other: Plus,
};

interface KindChoiceProps {
  kinds: DeviceKind[];
  state: Pick<FormState<unknown>, "fields" | "values">;
  pending: boolean;
  /** Of which something is asked first. */
  asks: (kind: DeviceKind) => boolean;
  onAsk: (kind: DeviceKind) => void;
}

/** What can be added, each a button that adds it at once or asks for more; name and limits for whoever wants them. */
export function KindChoice({ kinds, state, pending, asks, onAsk }: KindChoiceProps) {
  const t = useWords(choiceWords);
  const hasMistake = Object.keys(state.fields ?? {}).length > 0;
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="grid grid-cols-1 gap-5">
        {/* The first of the form: Enter in a field would press it, and must not choose a device. */}
        <button type="submit" disabled hidden />
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          {kinds.map((kind) => (
            <li key={kind} className="grid">
              <KindButton kind={kind} detail={t(kind)} pending={pending} onAsk={asks(kind) ? onAsk : null} />
            </li>
          ))}
        </ul>
        <p role="status" className="sr-only">
          {pending ? t("adding") : ""}
        </p>
        <Folded title={t("limits")} open={hasMistake}>
          <LimitFields state={state} named="optional" />
        </Folded>
      </div>
    </Card>
  );
}

interface KindButtonProps {
  kind: DeviceKind;
  detail: string;
  pending: boolean;
  onAsk: ((kind: DeviceKind) => void) | null;
}

function KindButton({ kind, detail, pending, onAsk }: KindButtonProps) {
  const t = useWords(kindWords);
  const Icon = icons[kind];
  return (
    <button
      type={onAsk ? "button" : "submit"}
      name="kind"
      value={kind}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onAsk?.(kind);
      }}
      className="flex min-h-16 items-center gap-4 rounded-xl border border-control bg-surface px-4 py-3 text-left hover:border-accent hover:bg-accent-wash aria-disabled:opacity-70"
    >
      <Icon aria-hidden="true" className="size-6 shrink-0 text-accent" />
      <span className="grid min-w-0">
        <span className="font-medium">{t(kind)}</span>
        <span className="text-sm text-muted">{detail}</span>
      </span>
    </button>
  );
}
