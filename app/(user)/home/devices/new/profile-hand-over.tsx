"use client";

import { Download, QrCode, RefreshCw } from "lucide-react";
import { type ReactNode, useState, useTransition } from "react";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { LocalTime } from "@/app/_ui/local-time";
import { QrPicture } from "@/app/_ui/qr-picture";
import { useWords } from "@/app/_words/use-words";
import type { AddedDevice, ShownLink } from "@/app/(user)/home/devices/added-device";
import { renewProfileLink } from "@/app/(user)/home/devices/device-actions";
import { words } from "@/lib/words/text";

const profileWords = words("user.devices.profile.handOver", {
  scan: "Point the camera of your iPhone or iPad at this code and open the link.",
  code: "QR code with a link to the profile",
  until: "It works once, until <time></time>.",
  copyLink: "link to the profile",
  copy: "Copy link",
  newCode: "New code",
  showCode: "Show a QR code for your iPhone or iPad",
  here: "Reading this on the device itself?",
  install: "Install profile",
  thenMobile: "Allow the download, then open Settings and tap “Profile Downloaded” to install it.",
  thenMac: "Open the file, then install it in System Settings, General, Device Management.",
  unsigned:
    "This server doesn't sign its profiles, so your device will call it “Not Signed”. That is expected: you are getting it from your own account.",
});

interface ProfileHandOverProps {
  device: AddedDevice;
  profile: NonNullable<AddedDevice["profile"]>;
}

/** Gives a configuration profile: as a code to be scanned where the device is another one, else to be installed right here. */
export function ProfileHandOver({ device, profile }: ProfileHandOverProps) {
  const t = useWords(profileWords);
  const isMac = device.kind === "mac";
  const download = <DownloadForm password={device.password} look={profile.link ? "secondary" : "primary"} />;
  return (
    <div className="grid grid-cols-1 gap-5">
      {isMac ? null : <ScannedLink device={device} first={profile.link} />}
      {profile.link ? <Here>{download}</Here> : download}
      <p className="text-sm">{t(isMac ? "thenMac" : "thenMobile")}</p>
      {profile.signed ? null : (
        <Alert tone="info" quiet>
          <p>{t("unsigned")}</p>
        </Alert>
      )}
    </div>
  );
}

function Here({ children }: { children: ReactNode }) {
  const t = useWords(profileWords);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <span className="text-muted">{t("here")}</span>
      {children}
    </div>
  );
}

/** A plain form: the browser itself takes the answer, a file that it hands to the device. */
function DownloadForm({ password, look }: { password: string; look: "primary" | "secondary" }) {
  const t = useWords(profileWords);
  return (
    <form method="post" action="/home/devices/profile">
      <input type="hidden" name="password" value={password} />
      <Button type="submit" look={look} size={look === "primary" ? "large" : "medium"}>
        <Download aria-hidden="true" />
        {t("install")}
      </Button>
    </form>
  );
}

function ScannedLink({ device: { id, password }, first }: { device: AddedDevice; first: ShownLink | null }) {
  const t = useWords(profileWords);
  const [link, setLink] = useState(first);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const renew = () =>
    start(async () => {
      const { result, problem: refused } = await renewProfileLink({ id, password });
      setProblem(refused);
      if (result) setLink(result);
    });
  if (!link)
    return (
      <Button onClick={renew} aria-disabled={pending} className="justify-self-start">
        <QrCode aria-hidden="true" />
        {t("showCode")}
      </Button>
    );
  return (
    <div className="grid grid-cols-1 gap-3 justify-items-center text-center text-sm">
      <p>{t("scan")}</p>
      <QrPicture code={link.qr} label={t("code")} />
      <p className="text-muted">
        {t.rich("until", { time: () => <LocalTime value={link.expiresAt} show="second" /> })}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button size="small" onClick={renew} aria-disabled={pending}>
          <RefreshCw aria-hidden="true" />
          {t("newCode")}
        </Button>
        <CopyButton value={link.url} name={t("copyLink")} label={t("copy")} />
      </div>
      {problem ? <Alert tone="danger">{problem}</Alert> : null}
    </div>
  );
}
