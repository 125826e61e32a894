import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DashboardController } from './dashboard.controller.js';
import { PictureController } from './pictures/picture.controller.js';

/** The page at `/`, which asks for its data over HTTP like any other client, and its pictures as files. */
@Module({ imports: [CqrsModule], controllers: [DashboardController, PictureController] })
export class DashboardModule {}
