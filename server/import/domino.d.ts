// The types that the package ships declare it under another name.
declare module '@mixmark-io/domino' {
  export function createDocument(html: string): Document;
}
