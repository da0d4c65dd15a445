import { assertNever } from '#domain/assert-never.ts';
import { useScene } from '../scene-context.ts';
import { Advisor } from './advisor/advisor.tsx';
import { Attract } from './attract/attract.tsx';
import { ByCode } from './by-code/by-code.tsx';
import { Compare } from './compare/compare.tsx';
import { Consent } from './consent/consent.tsx';
import { Keep } from './keep/keep.tsx';
import { LifeSize } from './life-size/life-size.tsx';
import { Meet } from './meet/meet.tsx';
import { Movement } from './movement/movement.tsx';
import { Room } from './room/room.tsx';
import { Story } from './story/story.tsx';
import { Thanks } from './thanks/thanks.tsx';
import { WatchScene } from './watch/watch.tsx';
import { Who } from './who/who.tsx';

export function SceneView() {
  const { scene } = useScene().visit;
  switch (scene.name) {
    case 'attract': return <Attract />;
    case 'room': return <Room scene={scene} />;
    case 'watch': return <WatchScene scene={scene} />;
    case 'movement': return <Movement scene={scene} />;
    case 'story': return <Story scene={scene} />;
    case 'compare': return <Compare scene={scene} />;
    case 'life-size': return <LifeSize scene={scene} />;
    case 'keep': return <Keep />;
    case 'meet': return <Meet scene={scene} />;
    case 'who': return <Who scene={scene} />;
    case 'consent': return <Consent scene={scene} />;
    case 'thanks': return <Thanks scene={scene} />;
    case 'by-code': return <ByCode />;
    case 'advisor': return <Advisor />;
    default: return assertNever(scene);
  }
}
