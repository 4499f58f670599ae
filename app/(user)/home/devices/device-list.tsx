import { Smartphone } from "lucide-react";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { Button } from "@/app/_ui/button";
import { LocalTime } from "@/app/_ui/local-time";
import { useSay, useWords } from "@/app/_words/use-words";
import type { AppPasswordView } from "@/app/(user)/home/app-password-view";
import { revokeDevice } from "@/app/(user)/home/devices/device-actions";
import { FollowUses, LastUseWords } from "@/app/(user)/home/last-use";
import { purposeOf } from "@/lib/access/door-texts";
import { words } from "@/lib/words/text";

const listWords = words("user.devices.list", {
  list: "Devices",
  none: "No devices yet",
  add: "Add your phone, your computer or a mail app. Each works without your own password, and you can remove it at any time.",
  ask: "Ask your administrator to add your phone or mail app.",
  only: "Only from {networks}",
  created: "Added <time></time>",
  expires: "Expires <time></time>",
  expired: "Expired <time></time>",
  more: "{count, plural, one {# more device} other {# more devices}}",
  edit: "Edit",
  revoke: "Remove",
  revoking: "Removing…",
  question: "Remove “{name}”?",
  consequence:
    "It is locked out at once. Your other devices are disconnected for a moment and reconnect on their own. This cannot be undone.",
});

const listId = "devices";

/** As many as can be seen at once; others unfold. */
const shownAtOnce = 12;

interface DeviceListProps {
  devices: AppPasswordView[];
  mayAdd: boolean;
  /** False for an administrator who only impersonates the mailbox. */
  mayEdit: boolean;
}

/** All devices of a mailbox, newest first, or what they are for when there is none. */
export function DeviceList({ devices, mayAdd, mayEdit }: DeviceListProps) {
  const t = useWords(listWords);
  const [first, more] = [devices.slice(0, shownAtOnce), devices.slice(shownAtOnce)];
  if (devices.length === 0) return <Nothing mayAdd={mayAdd} />;
  return (
    <div id={listId} tabIndex={-1}>
      <FollowUses url="/api/v1/user/app-passwords">
        <Rows label={t("list")} devices={first} mayEdit={mayEdit} />
        {more.length > 0 ? (
          <details className="pt-3">
            <summary className="cursor-pointer text-sm font-medium text-accent">
              {t("more", { count: more.length })}
            </summary>
            <div className="pt-3">
              <Rows label={t("more", { count: more.length })} devices={more} mayEdit={mayEdit} />
            </div>
          </details>
        ) : null}
      </FollowUses>
    </div>
  );
}

function Nothing({ mayAdd }: { mayAdd: boolean }) {
  const t = useWords(listWords);
  return (
    <div
      id={listId}
      tabIndex={-1}
      className="grid justify-items-center gap-2 rounded-xl border border-dashed border-control px-6 py-10 text-center text-sm text-muted"
    >
      <Smartphone aria-hidden="true" className="size-6" />
      <p className="font-medium text-ink">{t("none")}</p>
      <p className="max-w-sm">{t(mayAdd ? "add" : "ask")}</p>
    </div>
  );
}

interface RowsProps extends Pick<DeviceListProps, "devices" | "mayEdit"> {
  label: string;
}

const Rows = ({ label, devices, mayEdit }: RowsProps) => (
  <ul aria-label={label} className="divide-y divide-line border-y border-line">
    {devices.map((device) => (
      <Row key={device.id} {...device} mayEdit={mayEdit} />
    ))}
  </ul>
);

function Row({
  id,
  name,
  protocols,
  networks,
  createdAt,
  expiry,
  lastUse,
  mayEdit,
}: AppPasswordView & { mayEdit: boolean }) {
  const t = useWords(listWords);
  const say = useSay();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3.5 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold wrap-anywhere">{name}</p>
        <p className="text-muted">{protocols.map((one) => say(purposeOf(one))).join(" · ")}</p>
        {networks.length > 0 ? (
          <p className="wrap-anywhere text-muted">{t("only", { networks: networks.join(", ") })}</p>
        ) : null}
        <p className="text-muted">
          <LastUseWords id={id} sent={lastUse} />
          {" · "}
          {t.rich("created", { time: () => <LocalTime value={createdAt} show="date" /> })}
          {expiry ? <Expiry {...expiry} /> : null}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {mayEdit ? (
          <Button asChild size="small">
            <a href={`/home/devices/${id}`}>
              {t("edit")}
              <span className="sr-only"> {name}</span>
            </a>
          </Button>
        ) : null}
        <RevokeButton id={id} name={name} />
      </div>
    </li>
  );
}

function RevokeButton({ id, name }: { id: string; name: string }) {
  const t = useWords(listWords);
  return (
    <ConfirmButton
      action={revokeDevice}
      values={{ id }}
      label={t("revoke")}
      subject={name}
      size="small"
      question={t("question", { name })}
      consequence={t("consequence")}
      pendingLabel={t("revoking")}
      focusId={listId}
    />
  );
}

function Expiry({ at, over }: NonNullable<AppPasswordView["expiry"]>) {
  const t = useWords(listWords);
  return (
    <>
      {" · "}
      <span className={over ? "font-medium text-danger" : ""}>
        {t.rich(over ? "expired" : "expires", { time: () => <LocalTime value={at} show="date" /> })}
      </span>
    </>
  );
}
