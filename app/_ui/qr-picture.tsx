/** A QR code as an SVG path on a grid of `size` modules. */
export interface QrCode {
  size: number;
  path: string;
}

/** A QR code, dark on light in both themes: many apps read no inverted code. */
export const QrPicture = ({ code: { size, path }, label }: { code: QrCode; label: string }) => (
  <svg
    role="img"
    aria-label={label}
    viewBox={`-4 -4 ${size + 8} ${size + 8}`}
    className="size-52 max-w-full justify-self-center rounded-lg border border-line"
    shapeRendering="crispEdges"
  >
    <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
);
