import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { Folded } from "@/app/_ui/folded";
import { useWords } from "@/app/_words/use-words";
import type { AddedDevice } from "@/app/(user)/home/devices/added-device";
import { FirstSignIn } from "@/app/(user)/home/devices/new/first-sign-in";
import { ProfileHandOver } from "@/app/(user)/home/devices/new/profile-hand-over";
import { SetUpSteps } from "@/app/(user)/home/devices/new/set-up-steps";
import { ValuesToEnter } from "@/app/(user)/home/devices/new/values-to-enter";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import { words } from "@/lib/words/text";

const madeWords = words("user.devices.made", {
  title: "Set up “{name}”",
  byHand: "Set it up by hand",
  done: "Done",
});

interface MadeDeviceProps {
  device: AddedDevice;
  address: string;
  connections: ConnectionSettings[];
}

/** What the new device takes, shown this once, and whether it has come in. */
export function MadeDevice({ device, address, connections }: MadeDeviceProps) {
  const t = useWords(madeWords);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const usable = connections.filter(({ protocol }) => device.protocols.includes(protocol));
  const values = <ValuesToEnter password={device.password} address={address} connections={usable} />;
  return (
    <div className="grid grid-cols-1 gap-6 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6">
      <h2 ref={title} tabIndex={-1} className="text-lg font-semibold wrap-anywhere outline-none">
        {t("title", { name: device.name })}
      </h2>
      {device.profile ? (
        <>
          <ProfileHandOver device={device} profile={device.profile} />
          <Folded title={t("byHand")}>{values}</Folded>
        </>
      ) : (
        <>
          <SetUpSteps
            kind={device.kind}
            address={address}
            code={device.thunderbird}
            protocols={device.protocols}
          />
          {values}
        </>
      )}
      <FirstSignIn id={device.id} />
      <div className="flex justify-end">
        <Button asChild look="primary">
          {/* A page of its own: what was shown once is gone with this one. */}
          <a href="/home/devices">{t("done")}</a>
        </Button>
      </div>
    </div>
  );
}
