import type { QrCode } from "@/app/_ui/qr-picture";
import { QrPicture } from "@/app/_ui/qr-picture";
import { useWords } from "@/app/_words/use-words";
import type { DeviceKind } from "@/lib/accounts/device/kinds";
import { takesProfile } from "@/lib/accounts/device/kinds";
import type { ClientProtocol } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const stepWords = words("user.devices.steps", {
  androidCode:
    "Thunderbird for Android reads this code: choose to import your settings there, then scan it. It contains your app password.",
  code: "QR code for Thunderbird for Android",
  android:
    "Other mail apps, such as Gmail, read no code: choose “Other” or “IMAP” there and enter the values below.",
  androidDav: "For calendars and contacts use an app such as DAVx⁵, with the address below.",
  outlook:
    "Add an account in Outlook and enter {address}. If it does not find the settings, choose IMAP and enter the values below.",
  outlookPhone: "On a phone choose Exchange instead to have calendars and contacts as well.",
  thunderbird:
    "Add an email account in Thunderbird and enter {address} and the app password. If it does not find the settings, enter the values below.",
  thunderbirdDav:
    "For calendars and contacts, add a new calendar or address book on the network with the address below.",
  printer:
    "Open your printer's page in a browser and enter these values where it asks for an outgoing mail server (SMTP). The sender must be {address}.",
  calendar: "Choose CalDAV or CardDAV in your app and enter these values.",
  other: "Enter these values in your app.",
});

interface SetUpStepsProps {
  kind: DeviceKind;
  address: string;
  /** For Thunderbird for Android. */
  code: QrCode | null;
  protocols: ClientProtocol[];
}

type Key = keyof typeof stepWords.english;

function stepsOf(kind: DeviceKind, protocols: ClientProtocol[]): Key[] {
  const dav = protocols.includes("dav");
  if (kind === "android") return dav ? ["android", "androidDav"] : ["android"];
  if (kind === "outlook") return protocols.includes("eas") ? ["outlook", "outlookPhone"] : ["outlook"];
  if (kind === "thunderbird") return dav ? ["thunderbird", "thunderbirdDav"] : ["thunderbird"];
  return takesProfile(kind) ? [] : [kind as Key];
}

/** What to do on a device that takes no profile. */
export function SetUpSteps({ kind, address, code, protocols }: SetUpStepsProps) {
  const t = useWords(stepWords);
  const said = (key: Key) => t(key, { address });
  return (
    <div className="grid grid-cols-1 gap-4 text-sm">
      {code ? (
        <>
          <p>{t("androidCode")}</p>
          <QrPicture code={code} label={t("code")} />
        </>
      ) : null}
      {stepsOf(kind, protocols).map((key) => (
        <p key={key}>{said(key)}</p>
      ))}
    </div>
  );
}
