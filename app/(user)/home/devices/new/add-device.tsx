"use client";

import { useState } from "react";
import { useReauthenticatedAction } from "@/app/_reauthentication/use-reauthenticated-action";
import { Alert } from "@/app/_ui/alert";
import { addDevice } from "@/app/(user)/home/devices/device-actions";
import { KindChoice } from "@/app/(user)/home/devices/new/kind-choice";
import { KindQuestions } from "@/app/(user)/home/devices/new/kind-questions";
import { MadeDevice } from "@/app/(user)/home/devices/new/made-device";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import type { DeviceKind } from "@/lib/accounts/device/kinds";

interface AddDeviceProps {
  address: string;
  /** What the mailbox may be used with. */
  kinds: DeviceKind[];
  connections: ConnectionSettings[];
}

/** The kinds that something is asked of first. */
const asks = (kind: DeviceKind): boolean => kind === "printer" || kind === "other";

/** Adds a device in one form: first what it is, then what it takes, shown this once. */
export function AddDevice({ address, kinds, connections }: AddDeviceProps) {
  const [state, action, pending] = useReauthenticatedAction(addDevice, "/home/devices/new");
  const [asked, setAsked] = useState<DeviceKind | null>(null);
  if (state.result) return <MadeDevice device={state.result} address={address} connections={connections} />;
  return (
    <form action={action} className="grid grid-cols-1 gap-6" noValidate>
      {state.problem ? <Alert tone="danger">{state.problem}</Alert> : null}
      {asked ? (
        <KindQuestions
          kind={asked}
          address={address}
          protocols={connections.map(({ protocol }) => protocol)}
          state={state}
          onBack={() => setAsked(null)}
        />
      ) : (
        <KindChoice
          kinds={kinds}
          state={state}
          pending={pending}
          onAsk={(kind) => (asks(kind) ? setAsked(kind) : undefined)}
          asks={asks}
        />
      )}
    </form>
  );
}
