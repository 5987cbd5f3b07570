/** The library brings no types of its own. */

declare module 'svg-to-pdfkit' {
  interface Options {
    readonly width?: number;
    readonly height?: number;
    readonly fontCallback?: (family: string, isBold: boolean, isItalic: boolean) => string;
  }
  function svgToPdf(document: PDFKit.PDFDocument, svg: string, x: number, y: number, options?: Options): void;
  export = svgToPdf;
}
