"use client";

import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useWords } from "@/app/_words/use-words";
import { changeDevice } from "@/app/(user)/home/devices/device-actions";
import { LimitFields } from "@/app/(user)/home/devices/limit-fields";
import { ProtocolBoxes } from "@/app/(user)/home/devices/protocol-boxes";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const editWords = words("user.devices.edit", {
  title: "Name and limits",
  intro:
    "If it may do less than before, it is disconnected at once, and your other devices for a moment. If it may do more, you are asked to confirm it's you.",
  until: "It expires <time></time>.",
  cancel: "Cancel",
  save: "Save changes",
  saving: "Saving…",
});

interface EditDeviceProps {
  device: {
    id: string;
    name: string;
    version: number;
    protocols: ClientProtocol[];
    networks: string;
    /** ISO 8601, UTC; null: never. */
    expiresAt: string | null;
  };
  /** What it may be used for, and what else the mailbox may. */
  protocols: ClientProtocol[];
}

/** Changes the name and limits of a device. */
export function EditDevice({ device, protocols }: EditDeviceProps) {
  const t = useWords(editWords);
  const { id, name, version, networks, expiresAt } = device;
  const [state, action] = useReauthenticatedAction(changeDevice.bind(null, id), `/home/devices/${id}`);
  const chosen = state.values?.protocols?.split(",") ?? device.protocols;
  return (
    <Card title={t("title")} intro={t("intro")}>
      <form action={action} className="grid grid-cols-1 gap-5" noValidate>
        {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
        <input type="hidden" name="version" value={version} />
        <ProtocolBoxes protocols={protocols} chosen={chosen} error={state.fields?.protocols} />
        <LimitFields state={state} named="required" now={{ name, networks, expires: expiresAt !== null }} />
        {expiresAt ? (
          <p className="text-sm text-muted">
            {t.rich("until", { time: () => <LocalTime value={expiresAt} /> })}
          </p>
        ) : null}
        <div className="flex flex-wrap justify-end gap-3">
          <Button asChild>
            <a href="/home/devices">{t("cancel")}</a>
          </Button>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
