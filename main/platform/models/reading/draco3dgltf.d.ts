declare module 'draco3dgltf' {
  const draco: { readonly createDecoderModule: () => Promise<unknown> };
  export default draco;
}
