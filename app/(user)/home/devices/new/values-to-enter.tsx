import { ValueToCopy } from "@/app/_ui/value-to-copy";
import { useWords } from "@/app/_words/use-words";
import { ConnectionValues } from "@/app/(user)/home/connection-values";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import { words } from "@/lib/words/text";

const valueWords = words("user.devices.values", {
  password: "App password",
  copyName: "app password",
  once: "It is shown only now. If you lose it, remove this device and add it again.",
});

interface ValuesToEnterProps {
  password: string;
  address: string;
  /** What it may be used for. */
  connections: ConnectionSettings[];
}

/** The app password and everything else that is typed by hand, each with a button that copies it. */
export function ValuesToEnter({ password, address, connections }: ValuesToEnterProps) {
  const t = useWords(valueWords);
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="grid grid-cols-1 gap-2">
        <h3 className="text-sm font-semibold">{t("password")}</h3>
        <ValueToCopy
          value={password}
          label={t("password")}
          name={t("copyName")}
          className="font-mono sm:text-lg"
        />
        <p className="text-sm text-muted">{t("once")}</p>
      </div>
      <ConnectionValues address={address} protocols={connections} />
    </div>
  );
}
