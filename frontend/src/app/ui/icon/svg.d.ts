/** The build reads an imported drawing as text. */
declare module '*.svg' {
  const text: string;
  export default text;
}
