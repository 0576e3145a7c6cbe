import type { Specimen } from '../specimen';

/** Two marks above a letter, and below, need room at every size. */
const HARD = 'Ặ Ậ Ễ Ộ Ỡ Ữ ỹ ẵ ở — Đường Nguyễn Huệ, Thừa Thiên Huế, kỷ niệm 81 ngày đêm';

export const specimen: Specimen = {
  content: (
    <>
      <h1>{HARD}</h1>
      <h2>{HARD}</h2>
      <h3>{HARD}</h3>
      <p>{HARD}</p>
      <p className="second">{HARD}</p>
      <p className="rank">Di tích quốc gia đặc biệt</p>
      <p>
        <span lang="en">The front gate</span> <small className="stand-in">(phần này chưa được dịch)</small>
      </p>
    </>
  ),
};
