import type { QrCode } from "@/app/_ui/qr-picture";
import type { DeviceKind } from "@/lib/accounts/device/kinds";
import type { ClientProtocol } from "@/lib/platform/db/protocols";

/** A one-time link to a device's profile, to be scanned; it leaves the server this once. */
export interface ShownLink {
  qr: QrCode;
  url: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** A device that was just added; its app password leaves the server this once. */
export interface AddedDevice {
  id: string;
  kind: DeviceKind;
  name: string;
  protocols: ClientProtocol[];
  password: string;
  /** For Apple devices. */
  profile: { signed: boolean; link: ShownLink | null } | null;
  /** For Thunderbird for Android. */
  thunderbird: QrCode | null;
}
