export { openRenderPage, type RenderPage, type RenderPageOptions } from '../../assets/stills/render-page.ts';
