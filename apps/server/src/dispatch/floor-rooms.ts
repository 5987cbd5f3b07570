/** Rooms of those who watch the floor: `floor:all`, and `floor:<teamId>` for whoever sees their own teams. */

import type { Id } from '@huiyin/domain/kernel/id.ts';

export const wholeFloorRoom = 'floor:all';
export const floorRoomOf = (teamId: Id): string => `floor:${teamId}`;
