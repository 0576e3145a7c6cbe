import { Icon } from '../../../src/ui/Icon';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  content: (
    <>
      <p>
        <a className="button start" href="#a">
          Bắt đầu tham quan
        </a>{' '}
        <button className="button" type="button" disabled>
          Đang mở…
        </button>
      </p>
      <p>
        <button className="round" type="button" aria-label="Đóng">
          <Icon name="close" />
        </button>
        <button className="round" type="button" aria-label="Phóng to">
          <Icon name="plus" />
        </button>
      </p>
      <details>
        <summary>Nguồn tư liệu</summary>
        <p>Cục Di sản văn hóa</p>
      </details>
      <details open>
        <summary>Nội dung bằng chữ</summary>
        <p>Bạn đang đứng trước cổng.</p>
      </details>
    </>
  ),
};
