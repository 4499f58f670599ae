import qrcode from "qrcode-generator";
import type { QrCode } from "@/app/_ui/qr-picture";

/** Draws text as a QR code (ISO/IEC 18004), with medium error correction. */
export function qrCode(text: string): QrCode {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, row) => row);
  const path = rows
    .flatMap((row) =>
      rows.filter((column) => code.isDark(row, column)).map((column) => `M${column} ${row}h1v1h-1z`),
    )
    .join("");
  return { size, path };
}
