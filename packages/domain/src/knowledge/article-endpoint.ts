/** What the endpoints of articles have in common. */

import { Type } from 'typebox';
import { Id } from '../kernel/id.ts';

export const EditVersion = Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }));
export const VersionNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });
export const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });
export const ArticleParams = Type.Object({ articleId: Id });
export const VersionParams = Type.Object({ articleId: Id, number: VersionNumber });

/** Of all that changes one. */
export const keepingRefusals = ['article.unknown', 'article.changed'] as const;
